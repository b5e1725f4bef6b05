export const words = [...'a b'.split(' '), 'c'];
