import { type CaseFile, isCaseName } from '../cases/kept-cases.ts';
import { type FileText, hashOf } from '../folder.ts';
import { casePath } from './cases.ts';
import { GitTrouble, git, type Repository, repositoryOf } from './run.ts';
import { type GitStatus, statusOf } from './status.ts';

export interface Committing {
  /** Below the rules folder. */
  readonly paths: readonly string[];
  /** Names of cases, of which all files are committed. */
  readonly cases: readonly string[];
  readonly message: string;
  readonly by: string;
}

/** The history of a rules folder, where it lies in a git repository. */
export class GitFolder {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** @returns null where there is no repository, or no git */
  async status(): Promise<GitStatus | null> {
    try {
      return await statusOf(repositoryOf(this.#dir));
    } catch (error) {
      if (error instanceof GitTrouble) return null;
      throw error;
    }
  }

  /** A file as it was last committed; null where it was not. @throws GitTrouble */
  async committed(path: string): Promise<FileText | null> {
    const repository = repositoryOf(this.#dir);
    const bytes = await lastOf(repository, `${repository.prefix}${path}`);
    return bytes && { text: bytes.toString('utf8'), hash: hashOf(bytes) };
  }

  /** A file of a case as it was last committed; null where it was not. @throws GitTrouble */
  async committedCase(name: string, file: CaseFile): Promise<Buffer | null> {
    const repository = repositoryOf(this.#dir);
    return repository.samples === undefined || !isCaseName(name)
      ? null
      : lastOf(repository, casePath(repository, name, file));
  }

  /**
   * Commits these files as they lie on the disk, and nothing else: what is in the index of others stays there.
   *
   * @returns the commit
   * @throws GitTrouble where nothing in them has changed, or git says no
   */
  async commit({ paths, cases, message, by }: Committing): Promise<{ commit: string }> {
    const repository = repositoryOf(this.#dir);
    const status = await statusOf(repository);
    const named = [
      ...status.changed.filter(({ path }) => paths.includes(path)).map((one) => ({ ...one, called: one.path })),
      ...status.cases.filter(({ name }) => cases.includes(name)).map((one) => ({ ...one, called: one.name })),
    ];
    if (!named.length) throw new GitTrouble('Nothing in these files has changed since the last commit.');
    const conflicted = named.find(({ change }) => change === 'conflicted');
    if (conflicted)
      throw new GitTrouble(`${conflicted.called} is in a merge that was not finished: finish it by git first.`);
    const files = named.flatMap((one) =>
      'path' in one ? `${repository.prefix}${one.path}` : one.files.map((file) => casePath(repository, one.name, file)),
    );
    await git(repository, ['add', '--all', '--', ...files]);
    const how = ['--only', '--no-verify', '--cleanup=whitespace', `--author=${by} <${ADDRESS}>`, '--file=-', '--quiet'];
    await git(repository, ['commit', ...how, '--', ...files], { input: message, env: COMMITTER });
    return { commit: (await git(repository, ['rev-parse', 'HEAD'])).toString().trim() };
  }
}

/** Nobody's (RFC 2606): accounts with addresses come later. */
const ADDRESS = 'editor@posthorn.invalid';

const COMMITTER = { GIT_COMMITTER_NAME: 'Posthorn', GIT_COMMITTER_EMAIL: ADDRESS };

/** @param path from the top of the work tree */
async function lastOf(repository: Repository, path: string): Promise<Buffer | null> {
  const object = `HEAD:${path}`;
  return (await has(repository, object)) ? git(repository, ['cat-file', 'blob', object]) : null;
}

async function has(repository: Repository, object: string): Promise<boolean> {
  try {
    await git(repository, ['cat-file', '-e', object]);
    return true;
  } catch (error) {
    if (error instanceof GitTrouble) return false;
    throw error;
  }
}
