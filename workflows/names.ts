/** Where our workflows live on a Temporal server. */
export const NAMESPACE = 'default';
export const TASK_QUEUE = 'posthorn';
