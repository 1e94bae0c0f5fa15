export const name: string = 'recorder';
