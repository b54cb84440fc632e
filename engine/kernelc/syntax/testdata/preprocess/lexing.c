a @ b ` c $ d \ e # f
é ü "é" 'é'
x@"abc" ..1 ...1 .1. 1..2 1.2.3e+5 0x1p-3 1e+ 1e+e 1_000 0xg
a+++b a---b a<<=b a>>=b a<<<b a->b a-->b a.*b a::b <: :> <% %> %: ??= ??/
'' 'ab' 'abcde' L'' L"" u8"x" U'a' LL"x" L "x"
"unterminated
'unterminated
"\x" "\xg" "\q" '\x' '\xz' "\x41" "\
x"
$a a$b $
