-- Payments of other systems by code and within combined orders. Nothing to do before or after.

alter table payments
  -- The number of the combined order 合单 that it is a part of: WeChat is asked by it.
  add column combine_out_trade_no text check (length(combine_out_trade_no) between 2 and 32),
  drop constraint payments_product_check;
-- Every old row is as both demand: none of them needs to be looked at, which would take minutes.
alter table payments
  add constraint payments_product_check
    check (product in ('jsapi', 'mini_program', 'native', 'app', 'h5', 'code_payment', 'combined')) not valid,
  add constraint payments_combined check ((product = 'combined') = (combine_out_trade_no is not null)) not valid;
