export function isLong(text: string) {
  return text.length > 100;
}
