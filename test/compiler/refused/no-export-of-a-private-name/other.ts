const secret = 's';
export const open = [secret];
