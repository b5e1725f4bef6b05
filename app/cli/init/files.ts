/** The files of a new rules repository beside `rules/` and `samples/`, by path. */
export function repositoryFiles(name: string, version: string): { readonly [path: string]: string } {
  return {
    'package.json': pretty({
      name,
      private: true,
      type: 'module',
      scripts: {
        start: 'posthorn up',
        check: 'posthorn check && tsc --noEmit',
        test: 'npm run check && posthorn test --coverage',
      },
      // Extensions are ordinary code on Node; policies are kept to their language by "posthorn check".
      devDependencies: { '@types/node': '^24', node: '^24', posthorn: `^${version}`, typescript: '^6' },
      allowScripts: { node: true },
    }),
    'tsconfig.json': pretty({
      compilerOptions: {
        target: 'es2024',
        lib: ['es2024'],
        module: 'nodenext',
        moduleResolution: 'nodenext',
        types: ['node'],
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        verbatimModuleSyntax: true,
        skipLibCheck: true,
      },
      include: ['rules'],
    }),
    '.gitignore': 'node_modules/\n.posthorn/\n',
    '.gitattributes': '# Mails are bytes.\n*.eml -text\n',
    '.github/workflows/check.yml': WORKFLOW,
    'README.md': readme(name),
  };
}

const pretty = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

const WORKFLOW = `name: check
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm install
      - run: npm test
`;

const readme = (name: string) => `# ${name}

What this company's mail must set in motion.

- \`rules/\`: the policies. \`rules/people.ts\` says who there is; addresses are not for git but in \`.posthorn/addresses.csv\`,
  lines of \`person,channel,address\`.
- \`samples/\`: mails, and what has to follow. A policy's samples begin with its name.

    npm install
    npm test                                             # compile, check types, play every sample
    npx posthorn replay samples/shipping-trouble-gb18030  # the days that follow, in milliseconds
    npm start                                            # run it all on this machine

The policies and the company in them are examples: change \`rules/people.ts\`, \`rules/company.ts\` and \`rules/lists/\` first.
`;
