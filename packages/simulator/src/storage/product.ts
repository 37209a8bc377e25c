/** A way of paying, each granted by itself. */
export type Product = 'jsapi' | 'native' | 'mini_program' | 'app' | 'h5' | 'codepay'
export type Permission = Product | 'combine' | 'refund' | 'red_packets'
