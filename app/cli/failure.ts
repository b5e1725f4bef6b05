/** How a command ends: fine; something was found or failed; wrong usage. */
export const EXIT = { fine: 0, found: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** A command that cannot do what it was asked. The message is for the person: what, where, and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exit: Exit;

  constructor(message: string, exit: Exit = EXIT.usage, cause?: unknown) {
    super(message, { cause });
    this.exit = exit;
  }
}

/** Why a file or folder that somebody named cannot be used. */
export function cannotUse(path: string, error: unknown): CommandFailure {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = WHY[code ?? ''] ?? message;
  return new CommandFailure(`${path}: ${why}`);
}

const WHY: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'this user may not read it.',
  EISDIR: 'this is a folder, where a file is needed.',
  ENOTDIR: 'a part of this path is a file, not a folder.',
};
