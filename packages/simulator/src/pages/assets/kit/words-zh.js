export const zh = {
  lost: '连不上模拟器。请确认它还在运行，页面会自动重试。',
  unreadable: '模拟器的回答看不懂：{what}。请确认页面与模拟器是同一版本。',
}
