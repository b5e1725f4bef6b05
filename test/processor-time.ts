/** Processor time that this process took since then, in ms: what else runs on the machine does not lengthen it. */
export function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}
