-- Changes the score of a member manually, in those windows that have been built.
-- KEYS  windows
-- ARGV  1 'by' or 'to'   2 member   3 score   4 channel   5 board   6... names of the windows
-- Result: number of changed windows.
local changed = {}
for i, key in ipairs(KEYS) do
  for _, copy in ipairs({ key, key .. ':next' }) do
    if redis.call('EXISTS', copy .. ':meta') == 1 then
      if ARGV[1] == 'by' then
        redis.call('ZINCRBY', copy, ARGV[3], ARGV[2])
      else
        redis.call('ZADD', copy, ARGV[3], ARGV[2])
      end
      expire_with_meta(copy)
    end
  end
  if redis.call('EXISTS', key .. ':meta') == 1 then
    changed[#changed + 1] = ARGV[5 + i]
  end
end
publish(ARGV[4], ARGV[5], changed)
return #changed
