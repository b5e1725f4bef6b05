import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
type History = proto.temporal.api.history.v1.IHistory;

/** A history as readable JSON. Not the SDK's own form: its reader fails where npm has installed protobufjs twice. */
export function historyText(history: History): string {
  const shown = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String });
  return `${JSON.stringify(shown, undefined, 1)}\n`;
}

export const historyOf = (text: string): History => History.fromObject(JSON.parse(text) as object);
