/** A way of paying, each granted by itself. */
export type Product = 'jsapi' | 'native' | 'mini_program' | 'app' | 'h5' | 'codepay'
/** `combine` is to take part in combined orders. */
export type Permission = Product | 'combine' | 'refund' | 'red_packets'
