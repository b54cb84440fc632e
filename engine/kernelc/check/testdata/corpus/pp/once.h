#pragma once
struct once { int b; };
