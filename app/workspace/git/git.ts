import { type FileText, hashOf } from '../folder.ts';
import { GitTrouble, git, type Repository, repositoryOf } from './run.ts';
import { type GitStatus, statusOf } from './status.ts';

export interface Committing {
  /** Below the rules folder. */
  readonly paths: readonly string[];
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
    const object = `HEAD:${repository.prefix}${path}`;
    if (!(await has(repository, object))) return null;
    const bytes = await git(repository, ['cat-file', 'blob', object]);
    return { text: bytes.toString('utf8'), hash: hashOf(bytes) };
  }

  /**
   * Commits these files as they lie on the disk, and nothing else: what is in the index of others stays there.
   *
   * @returns the commit
   * @throws GitTrouble where nothing in them has changed, or git says no
   */
  async commit({ paths, message, by }: Committing): Promise<{ commit: string }> {
    const repository = repositoryOf(this.#dir);
    const { changed } = await statusOf(repository);
    const named = changed.filter(({ path }) => paths.includes(path));
    if (!named.length) throw new GitTrouble('Nothing in these files has changed since the last commit.');
    const conflicted = named.find(({ change }) => change === 'conflicted');
    if (conflicted)
      throw new GitTrouble(`${conflicted.path} is in a merge that was not finished: finish it by git first.`);
    const files = named.map(({ path }) => `${repository.prefix}${path}`);
    await git(repository, ['add', '--all', '--', ...files]);
    const how = ['--only', '--no-verify', '--cleanup=whitespace', `--author=${by} <${ADDRESS}>`, '--file=-', '--quiet'];
    await git(repository, ['commit', ...how, '--', ...files], { input: message, env: COMMITTER });
    return { commit: (await git(repository, ['rev-parse', 'HEAD'])).toString().trim() };
  }
}

/** Nobody's (RFC 2606): accounts with addresses come later. */
const ADDRESS = 'editor@posthorn.invalid';

const COMMITTER = { GIT_COMMITTER_NAME: 'Posthorn', GIT_COMMITTER_EMAIL: ADDRESS };

async function has(repository: Repository, object: string): Promise<boolean> {
  try {
    await git(repository, ['cat-file', '-e', object]);
    return true;
  } catch (error) {
    if (error instanceof GitTrouble) return false;
    throw error;
  }
}
