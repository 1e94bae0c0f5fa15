export function loadSource(): string {
  return 'x';
}
