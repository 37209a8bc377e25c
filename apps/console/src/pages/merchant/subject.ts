/** Whether two papers name one legal subject 主体, as the platform compares them: brackets and spaces are typed in two widths. */
export function isSameSubject(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(subject: string): string {
  return subject.normalize('NFKC').replaceAll(/\s+/g, '')
}
