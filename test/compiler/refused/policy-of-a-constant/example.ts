import { policy } from 'posthorn';

const fields = { title: 'x' };

export default policy(fields);
