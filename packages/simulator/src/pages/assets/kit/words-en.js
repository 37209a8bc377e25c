export const en = {
  lost: 'The simulator cannot be reached. Check that it is running; this page tries again by itself.',
  unreadable: 'The answer of the simulator makes no sense: {what}. Check that page and simulator are of one version.',
}
