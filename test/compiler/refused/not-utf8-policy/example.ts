export const words = ['���'];
