#pragma once
g3
