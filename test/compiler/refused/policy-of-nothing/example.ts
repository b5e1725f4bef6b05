import { policy } from 'posthorn';

export default policy();
