import type { Entry } from './entry.ts'

/** What people may be told went wrong with a file of what exists already. What is wrong with a line is a finding, and no error. */
export const importCatalogue = {
  IMPORT_UNREADABLE: {
    status: 422,
    message: 'The file cannot be read as CSV.',
    messageZh: '文件无法按 CSV 读取。',
    next: 'See `because` in the details. Save it from the spreadsheet as “CSV UTF-8”, at most 5 MB; .xlsx is not read.',
    nextZh: '原因见 details.because。请在表格软件中另存为“CSV UTF-8”，不超过 5 MB；不支持 .xlsx。',
  },
  IMPORT_COLUMNS: {
    status: 422,
    message: 'The head of the file lacks columns that are needed, or has one twice.',
    messageZh: '表头缺少必需的列，或有重复的列。',
    next: 'Compare the first row with the template: `missing`, `twice` and `found` in the details name the columns.',
    nextZh: '请对照模板检查第一行；details 中 missing 为缺少的列，twice 为重复的列，found 为读到的表头。',
  },
  IMPORT_EMPTY: {
    status: 422,
    message: 'The file has a head and no line.',
    messageZh: '文件只有表头，没有数据行。',
    next: 'Fill in a line for each, below the head.',
    nextZh: '请在表头下逐行填写。',
  },
  IMPORT_TOO_LONG: {
    status: 422,
    message: 'The file has more lines than one import takes.',
    messageZh: '行数超过单次导入的上限。',
    next: 'Divide it: `limit` in the details is the most.',
    nextZh: '请拆分文件，上限见 details.limit。',
  },
  IMPORT_NOT_FOUND: {
    status: 404,
    message: 'There is no such import in this mode.',
    messageZh: '当前模式下没有这次导入。',
    next: 'Look at GET /v1/imports, or give the file anew.',
    nextZh: '请查看 GET /v1/imports，或重新上传。',
  },
  IMPORT_NOT_READY: {
    status: 409,
    message: 'The lines are still being looked at, or were deleted already.',
    messageZh: '仍在检查，或内容已清理。',
    next: 'Look at the import until its state is `checked`; give the file anew where it is `expired`.',
    nextZh: '请等状态变为 checked；已清理（expired）的请重新上传。',
  },
  IMPORT_NOTHING_GOOD: {
    status: 409,
    message: 'No line of it may be taken in.',
    messageZh: '没有可导入的行。',
    next: 'Correct the lines that have findings and give the file again; what is `known` is here already.',
    nextZh: '请改正有误的行后重新上传；已存在的行无需导入。',
  },
  TOO_MANY_IMPORTS: {
    status: 429,
    message: 'So many files are being looked at or taken in that another must wait.',
    messageZh: '正在进行的导入过多。',
    next: 'Wait until one is done.',
    nextZh: '请等待其中一个完成。',
  },
  MERCHANT_REFERENCE_TAKEN: {
    status: 409,
    message: 'Another merchant has this number of yours.',
    messageZh: '该我方编号已用于另一商户。',
    next: 'Choose another number; `merchant` in the details has this one.',
    nextZh: '请换一个编号；占用它的商户见 details.merchant。',
  },
} as const satisfies Record<string, Entry>
