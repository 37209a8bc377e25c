-- Payments of one fen that were given back by hand at WeChat. Nothing to do before or after.

-- When WeChat was first seen to say that it was given back, though not by a refund from here.
alter table test_payments add column returned_at timestamptz;
