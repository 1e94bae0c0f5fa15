export const name: string = 'intake';
