/** Where our workflows live on a Temporal service, unless the configuration names another namespace. */
export const NAMESPACE = 'default';
export const TASK_QUEUE = 'posthorn';
/** Activities that watch mailboxes: apart, for a worker has room for so many of them and no more. */
export const MAILBOX_QUEUE = 'posthorn-mailboxes';
