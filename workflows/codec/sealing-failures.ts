import { DefaultFailureConverter } from '@temporalio/common';

/** Loaded by path, in the worker and in the workflow sandbox: what a failure says may quote a mail, so it is a payload too. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
