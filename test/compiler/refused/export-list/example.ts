const word = 'x';
export { word };
