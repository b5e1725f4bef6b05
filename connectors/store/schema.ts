import type { Generated, Kysely } from 'kysely';

/**
 * The tables, in types that SQLite and Postgres share: text, and whole numbers of 64 bits for times in epoch
 * milliseconds (read through `Number`, since Postgres' driver gives them as text). JSON is kept as text. No column is
 * null unless it says so.
 */
export interface Schema {
  /** `erased_at`: when what it told of the mail was erased. */
  events: {
    id: string;
    kind: string;
    message_id: string;
    subject: string;
    taken_at: number;
    erased_at: number | null;
  };
  /** One row for each mailbox that an event came by; the place is the latest known one. */
  arrivals: {
    event: string;
    mailbox: string;
    source: string;
    /** JSON of an Envelope. */
    envelope: string;
    mail: string;
    state: string;
    taken_at: number;
    folder: string | null;
    uid_validity: string | null;
    uid: number | null;
    erased_at: number | null;
  };
  /** What mails were read to be. */
  readings: { event: string; kind: string; language: string; customer: string };
  /** What people said that mails were. `seen`: JSON of words. */
  intent_corrections: { id: string; event: string; kind: string; seen: string; by_person: string; at: number };
  /** Mails of ours (`sent`: an event) that answer others. */
  replies: { event: string; sent: string };
  /** Every place at which a message was ever seen. */
  places: { mailbox: string; folder: string; uid_validity: string; uid: number; event: string; noted_at: number };
  /** `told`: 1 once the event's run knows of it. */
  states: {
    event: string;
    state: string;
    of_handle: string;
    by_person: string;
    at: number;
    told: Generated<number>;
  };
  /** `watch` counts the watches of a mailbox; the latest one alone writes its cursors. */
  watches: { mailbox: string; watch: number };
  installation: { name: string; value: string };
  cursors: {
    mailbox: string;
    folder: string;
    uid_validity: string;
    uid_next: number;
    mod_seq: string | null;
    read_at: number | null;
  };
  alerts: {
    key: string;
    event: string;
    person: string;
    channel: string;
    state: string;
    /** JSON of an Alert. */
    alert: string;
    receipt: string | null;
    detail: string | null;
    logged_at: number;
  };
  /** Who is about to be sent an alert of an event, for the storm limit. */
  claims: { person: string; event: string; at: number };
  /** Timelines. `entry` is JSON of an Entry. */
  entries: { event: string; ordinal: number; entry: string; history: Generated<number> };
  tasks: {
    id: string;
    system: string;
    event: string;
    policy: string;
    title: string;
    note: string;
    assign: string;
    created_at: number;
    done_at: number | null;
    done_by: string | null;
  };
  addresses: { person: string; channel: string; address: string };
  counts: { kind: string; of_value: string; event: string; at: number };
  /** One row for each mail that was received. `root` is the address itself where everybody has mailboxes at the domain; `accounts` and `reasons`: JSON. */
  senders: {
    event: string;
    sender: string;
    root: string;
    name: string;
    reply_to: string;
    accounts: string;
    reasons: Generated<string>;
    sound: number;
    at: number;
  };
  verdicts: { event: string; verdict: string; by_person: string; at: number };
  /** `publication` grows with each publishing; the highest is the active one. */
  rulesets: { hash: string; json: string; published_at: number; publication: number };
  absences: {
    id: string;
    person: string;
    from_at: number;
    until_at: number;
    deputy: string | null;
    note: string;
  };
  overrides: { id: string; team: string; person: string; from_at: number; until_at: number; note: string };
  subscriptions: { endpoint: string; person: string; p256dh: string; auth: string; added_at: number };
  silences: {
    id: string;
    /** JSON of Matchers. */
    matchers: string;
    from_at: number;
    until_at: number;
    /** JSON of a Recurrence. */
    recurs: string | null;
    by_person: string;
    comment: string;
    created_at: number;
    ended_at: number | null;
    reminded_at: number | null;
    urgent_told_at: number | null;
  };
  /** One row for each alert that a silence hid. `urgent` is 0 or 1. */
  hidden: { silence: string; key: string; urgent: number; at: number };
  inhibitions: {
    event: string;
    policy: string;
    /** JSON of patterns. */
    quiets: string;
    /** JSON of labels. */
    labels: string;
    opened_at: number;
  };
  /** `use_id` names the call that used the token up, so that a repeat of the call is told the same. */
  /** The code of a link that is awaited, as a digest; tries that are left of it, and how many codes the link has had. */
  codes: { nonce: string; digest: string; until_at: number; tries: number; issues: number; expires_at: number };
  used_tokens: { nonce: string; use_id: string; by_person: string; used_at: number; expires_at: number };
  outgoing: {
    id: string;
    event: string;
    policy: string;
    /** JSON of addresses. */
    to_addresses: string;
    message_id: string;
    subject: string;
    state: string;
    receipt: string | null;
    detail: string | null;
    begun_at: number;
    finished_at: number | null;
  };
  /** `hash`: empty where the file was deleted. `active_text`: null where there was none. */
  drafts: { file: string; hash: string; active_text: string | null; by_person: string; at: number };
  switched_off: { policy: string; by_person: string; at: number };
  /** `about`: JSON. */
  proposals: { hash: string; about: string; by_person: string; at: number };
  rule_changes: { subject: string; kind: string; by_person: string; approved_by: string | null; at: number };
  /** Trouble of Posthorn itself that goes on. */
  episodes: { name: string; since_at: number };
  leases: { name: string; holder: string; until_at: number };
  /** Raw mails and large payloads, where they are no files: on Postgres only. */
  bytes: { kind: string; hash: string; raw: Uint8Array; put_at: number };
  /** Rows to be locked by transactions that must take turns. */
  turns: { name: string };
}

export type Database = Kysely<Schema>;
