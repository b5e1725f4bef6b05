import { policy } from 'posthorn';

export default policy({ title: 'Example', owner: 'li', on: 'posthorn.source-silnt', async run() {} });
