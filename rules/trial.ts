/** Sources and channels that are being tried out end in `-trial`: their trouble is no news. */
export const isTrial = (name: string) => name.endsWith('-trial');
