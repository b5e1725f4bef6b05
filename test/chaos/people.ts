import { setTimeout as sleep } from 'node:timers/promises';
import type { Company } from './company.ts';
import type { Mail } from './mails.ts';
import type { Post } from './parties/lines.ts';

const LOOK_MS = 250;

/** The people of the company: whoever is told of a mail that is to be answered reports its task done, or takes the alert on. */
export class People {
  /** By event, when Posthorn had said (epoch ms) that it knows: until then nobody can hold it to anything. */
  readonly heardAt = new Map<string, number>();
  readonly #company: Company;
  readonly #mails: ReadonlyMap<string, Mail>;
  readonly #stopping = new AbortController();
  readonly #todo = new Set<Post>();
  readonly #working: Promise<void>;

  constructor(company: Company, mails: readonly Mail[]) {
    this.#company = company;
    this.#mails = new Map(mails.map((mail) => [mail.subject, mail]));
    this.#working = this.#work();
  }

  /** Whether everything that is to be reported was. */
  get idle(): boolean {
    return this.#todo.size === 0;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      for (const post of this.#company.posts.more()) if (this.#isToReport(post)) this.#todo.add(post);
      await Promise.all([...this.#todo].map((post) => this.#try(post)));
      await sleep(LOOK_MS);
    }
  }

  #isToReport({ repeat, alert }: Post): boolean {
    const mail = this.#mails.get(alert.subject);
    const isWaitedFor = mail?.kind === 'promise' || mail?.kind === 'acknowledge';
    return !repeat && isWaitedFor && mail.answered && alert.stage === 'first';
  }

  /** What cannot be reported now is tried again: the page may be away, and the task not be opened yet. */
  async #try(post: Post): Promise<void> {
    if (!(await this.#report(post).catch(() => false))) return;
    this.#todo.delete(post);
    this.heardAt.set(post.alert.event, Date.now());
  }

  async #report({ alert }: Post): Promise<boolean> {
    const { event, key, person } = alert;
    if (this.#mails.get(alert.subject)!.kind === 'acknowledge') {
      await this.#company.report(`/api/events/${event}/acknowledge`, { alert: key, by: person });
      return true;
    }
    const [task] = await (await this.#company.store()).tasks.list({ event });
    if (!task) return false;
    await this.#company.report(`/api/tasks/${task.id}/done`, { by: person });
    return true;
  }
}
