/** Of a mail that is too large so much is read, in bytes: its headers, and the first part in all but odd cases. */
const BEGINNING = 1024 * 1024;

/** What is done with a mail of `size` bytes that is larger than `maxSize`. */
export function cutOff(size: number, maxSize: number): { keep: number; problem: string } {
  const keep = Math.min(BEGINNING, maxSize);
  return {
    keep,
    problem: `The mail has ${mega(size)}, more than the ${mega(maxSize)} that maxSize allows: only its first ${mega(keep)} were read.`,
  };
}

const mega = (bytes: number) => `${Math.max(0.1, bytes / 1024 / 1024).toFixed(1)} MB`;
