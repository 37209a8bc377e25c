import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** What a sub-merchant may use: products and their subjects (M9–M12, M22). */
export const PRODUCT_REASONS = {
  productNotGranted: reason(
    'M12',
    PAGE.parameters,
    [
      '特约商户 {sub_mchid} 没有开通 {product}（现为：{state}）。',
      'The sub-merchant {sub_mchid} has not been granted {product} (it stands at: {state}).',
    ],
    [
      '在商务经理台申请并签署 {product}，或请商户在产品中心开通。',
      'Ask for {product} at the account manager’s desk and have it signed.',
    ],
  ),
  productNotForSubject: reason(
    'M12',
    PAGE.h5,
    [
      '{product} 不对“{subject_type}”类主体开放，{sub_mchid} 正是这一类。',
      '{product} is not for subjects of the kind {subject_type}, as {sub_mchid} is.',
    ],
    ['改用其他产品，如 JSAPI 或 Native。', 'Use another product, such as JSAPI or Native.'],
  ),
  codepayNotGranted: reason(
    'M9',
    PAGE.v2Micropay,
    ['特约商户 {sub_mchid} 没有开通付款码支付。', 'The sub-merchant {sub_mchid} has not been granted code payment.'],
    ['在商务经理台签署 codepay。', 'Have codepay signed at the account manager’s desk.'],
  ),
  depositNotOpen: reason(
    'M9',
    PAGE.v2Micropay,
    ['deposit=Y 是另一产品“押金支付”，没有开通。', 'deposit=Y is a product of its own (deposits), which is not open.'],
    ['不传 deposit，或传 N。', 'Send no deposit, or N.'],
  ),
  realNameNotOpen: reason(
    null,
    PAGE.jsapi,
    [
      'payer.identity 是实名支付，需单独申请权限，本模拟器不授予。',
      'payer.identity is real-name payment, which needs a permission of its own that this simulator does not grant.',
    ],
    ['去掉 identity。', 'Leave identity out.'],
  ),
  collectingStopped: reason(
    null,
    PAGE.parameters,
    ['风控已停止 {sub_mchid} 收款。', 'Risk control has stopped {sub_mchid} from collecting.'],
    [
      '由特约商户按商户平台的提示申诉；恢复前不要重试。',
      'The sub-merchant appeals on its own platform; do not try again before.',
    ],
  ),
  mode1: reason(
    'M11',
    PAGE.nativeCallUp,
    [
      '这是扫码支付模式一的链接（带 product_id）；服务商没有模式一。',
      'This is a link of Native mode 1 (it bears product_id); providers do not have mode 1.',
    ],
    [
      '用模式二：先下单，把返回的 code_url 做成二维码。',
      'Use mode 2: order first, and show the code_url as a QR code.',
    ],
  ),
} as const
