import { dictionary } from './dictionary.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

export const { t } = dictionary(zh, en)
