/** Our own mail domain. */
export const ourDomain = 'elmwood.example';

/** Whether a registrable domain is ours: `isOurs(mail.from.root)` also knows our subdomains. */
export const isOurs = (domain: string) => domain === ourDomain;
