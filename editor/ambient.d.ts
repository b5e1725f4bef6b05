/** See build/language-types.ts. */
declare module 'virtual:language-types' {
  const declarations: { readonly [path: string]: string };
  export default declarations;
}
