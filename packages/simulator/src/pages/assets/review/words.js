import { dictionary } from '../kit/dictionary.js'
import { en } from './words-en.js'
import { zh } from './words-zh.js'

export const { t, wordFor } = dictionary(zh, en)
