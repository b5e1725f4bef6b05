export const isLong = (text: string) => {
  return text.length > 100;
};
