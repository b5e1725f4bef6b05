import { config } from 'zod/v4/core';

// Our Content-Security-Policy lets no text become code; schemas would try, be refused, and say so on the console.
config({ jitless: true });
