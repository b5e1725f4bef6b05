export const isLong = (text) => text.length > 100;
