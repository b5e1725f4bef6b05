import { pino } from 'pino';
import { redactedIn } from '../../../connectors/redact.ts';
import type { About } from '../../up/voice.ts';
import { note } from './output.ts';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];

/** What a process says of itself: for people on a terminal, else a JSON object a line, on stderr. Without a word of any mail. */
export interface Log {
  info(message: string): void;
  warn(message: string, about?: About): void;
}

export function logOf(
  isTerminal: boolean,
  level = 'info',
  write = (line: string) => void process.stderr.write(line),
): Log {
  if (isTerminal) return { info: note, warn: (message) => note(`warning: ${redactedIn(message)}`) };
  const logger = pino(
    {
      level: LEVELS.includes(level) ? level : 'info',
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return {
    info: (message) => logger.info(redactedIn(message)),
    warn: (message, about = {}) => logger.warn(about, redactedIn(message)),
  };
}
