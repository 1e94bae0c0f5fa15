export const name: string = 'api';
