-- Where the files of agreements lay before 0065: every program reads and writes them among the files of merchants now.
drop trigger keeps_its_file on agreements;
drop function keep_agreement_file();
alter table agreements drop column filename, drop column bytes, drop column sha256, drop column sealed;
