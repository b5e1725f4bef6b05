export const word = `${word}`;
type Deep = { readonly inner: Deep };
export const depth = (deep: Deep) => 1;
