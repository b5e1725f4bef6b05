export const a = async (text: string) => text.length;
export const b = ({ domain }: { domain: string }) => domain;
export const d = function (text: string) {
  return text;
};
