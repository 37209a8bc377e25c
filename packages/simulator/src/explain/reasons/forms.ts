import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Applications, settlement accounts, confirmations of subjects, and the lists of banks. */
export const FORM_REASONS = {
  formFieldWrong: reason(
    'M3',
    PAGE.applyment,
    ['字段 {field}：{problem_zh}。', 'The field {field}: {problem_en}.'],
    ['应为：{right_zh}。', 'What would be right: {right_en}.'],
  ),
  mediaUnknown: reason(
    'M3',
    PAGE.applyment,
    [
      '{field} 写的 {media_id}… 不是本服务商上传过的、这一种类的文件。',
      '{field} names {media_id}…, which this SP has not uploaded, or which is a file of another kind.',
    ],
    [
      '先用图片或视频上传接口上传，填它返回的 media_id。',
      'Upload it first, a picture or a video as the field wants, and send the media_id that comes back.',
    ],
  ),
  formAppid: reason(
    'M3',
    PAGE.applyment,
    ['{appid} 没有绑定到服务商 {mchid}。', '{appid} is not bound to the SP {mchid}.'],
    ['已绑定的：{known}；商家自己的填 …_sub_appid。', 'Bound are: {known}; the merchant’s own goes into …_sub_appid.'],
  ),
  formAppidUnknown: reason(
    'M3',
    PAGE.applyment,
    ['没有应用 {appid}。', 'There is no app {appid}.'],
    ['在模拟器里先建这个应用（POST /_control/appids）。', 'Make it first in the simulator (POST /_control/appids).'],
  ),
  applymentStands: reason(
    'M3',
    PAGE.applyment,
    [
      '业务申请编号 {code} 下已有申请单，状态 {state}，内容不同。',
      'An application stands under {code}, {state}, and says other things.',
    ],
    [
      '只有被驳回或编辑中的申请单可用原编号再提交；否则换一个编号。',
      'Only one that was rejected, or is being edited, is submitted again under its number; else take a new number.',
    ],
  ),
  applymentUnknown: reason(
    'M3',
    PAGE.queryApplyment,
    ['服务商 {mchid} 没有申请单 {number}。', 'The SP {mchid} has no application {number}.'],
    [
      '用提交时的 business_code，或提交返回的 applyment_id。',
      'Ask by the business_code that was submitted, or the applyment_id that came back.',
    ],
  ),
  settlementTypeWrong: reason(
    'M23',
    PAGE.modifySettlement,
    ['{sub_mchid} 的主体不能结算到 {type}。', 'The subject of {sub_mchid} is not settled to {type}.'],
    [
      '企业用 ACCOUNT_TYPE_BUSINESS，小微用 ACCOUNT_TYPE_PRIVATE，个体户任选。',
      'Companies use ACCOUNT_TYPE_BUSINESS, micro merchants ACCOUNT_TYPE_PRIVATE, individual businesses either.',
    ],
  ),
  settlementUnderReview: reason(
    'M23',
    PAGE.modifySettlement,
    [
      '{sub_mchid} 的修改申请 {application_no} 还在审核。',
      'The change {application_no} of {sub_mchid} is still under review.',
    ],
    ['等它有结果再提交。', 'Wait for its result before the next.'],
  ),
  settlementTooOften: reason(
    'M23',
    PAGE.modifySettlement,
    ['{sub_mchid} 在 {day} 已提交 {most} 次修改。', '{sub_mchid} has had {most} changes on {day}.'],
    ['次日零点（上海时间）之后再提交。', 'Submit it again after midnight in Shanghai.'],
  ),
  applicationUnknown: reason(
    'M23',
    PAGE.modifySettlement,
    ['{sub_mchid} 没有修改申请 {number}。', '{sub_mchid} has no change {number}.'],
    ['用修改接口返回的 application_no。', 'Ask by the application_no that the change brought back.'],
  ),
  subjectStands: reason(
    null,
    PAGE.subjectConfirmation,
    ['该主体已有申请单 {code}，状态 {state}。', 'This subject has the form {code}, {state}.'],
    ['先撤销它，再用新的编号提交。', 'Cancel that one first, then submit under a new number.'],
  ),
  subjectNumberUsed: reason(
    null,
    PAGE.subjectConfirmation,
    ['编号 {code} 已用过，状态 {state}。', 'The number {code} was used; its form is {state}.'],
    ['换一个新的 business_code。', 'Take a new business_code.'],
  ),
  subjectUnknown: reason(
    null,
    PAGE.subjectConfirmation,
    ['服务商 {mchid} 没有开户意愿申请单 {number}。', 'The SP {mchid} has no confirmation {number}.'],
    ['用提交时的编号或返回的 applyment_id。', 'Ask by the number that was submitted, or the applyment_id.'],
  ),
  subjectNumberMissing: reason(
    null,
    PAGE.subjectConfirmation,
    ['applyment_id 与 business_code 都没有传。', 'Neither applyment_id nor business_code was sent.'],
    ['两者传一个。', 'Send one of the two.'],
  ),
  subjectNotCancellable: reason(
    null,
    PAGE.subjectConfirmation,
    ['申请单 {code} 是 {state}，不能撤销。', 'The form {code} is {state} and cannot be cancelled.'],
    ['已冻结的主体由指定联系人扫码授权。', 'A frozen subject is authorized by the contact that the reason names.'],
  ),
  provinceUnknown: reason(
    null,
    PAGE.banks,
    ['没有省份编码 {number}。', 'There is no province {number}.'],
    ['用省份列表返回的 province_code。', 'Take a province_code of the list of provinces.'],
  ),
  cityUnknown: reason(
    null,
    PAGE.banks,
    ['没有城市编码 {number}。', 'There is no city {number}.'],
    ['用城市列表返回的 city_code。', 'Take a city_code of the list of cities.'],
  ),
  bankWithoutBranches: reason(
    null,
    PAGE.banks,
    ['没有银行别名编码 {number}，或该银行不需要支行。', 'There is no bank {number}, or it needs no branch.'],
    [
      '用银行列表里 need_bank_branch 为 true 的 bank_alias_code。',
      'Take a bank_alias_code whose need_bank_branch is true.',
    ],
  ),
} as const
