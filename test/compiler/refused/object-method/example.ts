export const tools = {
  run() {
    return 1;
  },
};
