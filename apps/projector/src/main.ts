export const name: string = 'projector';
