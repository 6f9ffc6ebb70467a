"""One-sided slopes of random functions at ties, jumps and ends of domains, by mpmath.

Writes singular.json beside this file: expressions full of abs, min, max, steps, roots and conditions at small numbers,
with what differences of values at 400 digits say on either side of the point. Knows no derivative rule.
Usage: python3 singular.py [seed] [count]
"""
import json
import operator
import random
import re
import sys
from pathlib import Path

import mpmath as m

R = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261123)
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
un=['abs','abs','relu','sign','floor','ceil','round','sqrt','cbrt','sin','cos','exp','tanh','square','asin','acos','atan','log1p','sinc','erf','hyp','neg','acosh','log']
def tree(d):
    if d==0 or R.random()<.12: return R.choice(['x','x','x','x','0','1','-1','2','0.5'])
    r=R.random()
    if r<.5:
        f=R.choice(un)
        if f=='hyp': return f'hypot({tree(d-1)}, {tree(d-1)})'
        if f=='neg': return f'(-({tree(d-1)}))'
        return f'{f}({tree(d-1)})'
    if r<.62: return f'{R.choice(["min","max"])}({tree(d-1)}, {tree(d-1)})'
    if r<.67: return f'(({tree(d-1)}) {R.choice(["<","<=",">",">=","==","!="])} ({tree(d-1)}) ? ({tree(d-1)}) : ({tree(d-1)}))'
    if r<.72: return f'(({tree(d-1)})^({R.choice(["2","3","1.5","0.5","0","1","-1","x","4"])}))'
    if r<.75: return f'mod({tree(d-1)}, {R.choice(["1","2","0.5"])})'
    if r<.78: return f'atan2({tree(d-1)}, {tree(d-1)})'
    return f'(({tree(d-1)}) {R.choice("+-*/" if R.random()<.5 else "+-*")} ({tree(d-1)}))'
m.mp.dps=400
mpf=m.mpf
class Und(Exception): pass
def sgn(x): return mpf(0) if x==0 else (mpf(1) if x>0 else mpf(-1))
def f_sqrt(x):
    if x<0: raise Und
    return m.sqrt(x)
def dom(f,ok):
    def g(x):
        if not ok(x): raise Und
        return m.re(f(x))
    return g
def powr(a,b):
    if a==0:
        if b==0: return mpf(1)
        if b>0: return mpf(0)
        raise Und
    if a<0 and b!=m.floor(b): raise Und
    return m.re(m.power(a,b))
def div(a,b):
    if b==0: raise Und
    return a/b
def rnd(x): return m.floor(x+mpf(1)/2) if x>=0 else -m.floor(-x+mpf(1)/2)
def at2(y,x):
    if y==0 and x==0: raise Und
    return m.atan2(y,x)
env=dict(abs=abs,relu=lambda x:max(x,mpf(0)),sign=sgn,floor=m.floor,ceil=m.ceil,round=rnd,sqrt=f_sqrt,cbrt=lambda x: sgn(x)*m.cbrt(abs(x)),sin=m.sin,cos=m.cos,exp=m.exp,tanh=m.tanh,square=lambda x:x*x,asin=dom(m.asin,lambda x:-1<=x<=1),acos=dom(m.acos,lambda x:-1<=x<=1),atan=m.atan,log1p=dom(m.log1p,lambda x:x>-1),log=dom(m.log,lambda x:x>0),sinc=lambda x: mpf(1) if x==0 else m.sin(x)/x,erf=m.erf,hypot=m.hypot,acosh=dom(m.acosh,lambda x:x>=1),asec=dom(m.asec,lambda x:abs(x)>=1),acsc=dom(m.acsc,lambda x:abs(x)>=1),asech=dom(m.asech,lambda x:0<x<=1),min=min,max=max,mod=lambda x,y:x-y*m.floor(x/y),atan2=at2)
# parser
tok=re.compile(r'\s*(?:(\d+\.?\d*)|([a-z]\w*)|(<=|>=|==|!=|[-+*/^()<>?:,]))')
def parse(s):
    ts=[];i=0
    while i<len(s):
        q=tok.match(s,i); ts.append(q.groups()); i=q.end()
    pos=[0]
    def peek(): return ts[pos[0]] if pos[0]<len(ts) else (None,None,None)
    def eat(c=None):
        t=ts[pos[0]]; pos[0]+=1
        if c: assert t[2]==c,(t,c)
        return t
    def cond():
        a=rel()
        if peek()[2]=='?':
            eat(); b=cond(); eat(':'); c=cond(); return lambda x:(b(x) if a(x) else c(x))
        return a
    def rel():
        a=add()
        o=peek()[2]
        if o in('<','<=','>','>=','==','!='):
            eat(); b=add()
            F={'<':operator.lt,'<=':operator.le,'>':operator.gt,'>=':operator.ge,'==':operator.eq,'!=':operator.ne}[o]
            return lambda x:F(a(x),b(x))
        return a
    def add():
        a=mul()
        while peek()[2] in('+','-'):
            o=eat()[2]; b=mul()
            a=(lambda a,b:(lambda x:a(x)+b(x)))(a,b) if o=='+' else (lambda a,b:(lambda x:a(x)-b(x)))(a,b)
        return a
    def mul():
        a=una()
        while peek()[2] in('*','/'):
            o=eat()[2]; b=una()
            a=(lambda a,b:(lambda x:a(x)*b(x)))(a,b) if o=='*' else (lambda a,b:(lambda x:div(a(x),b(x))))(a,b)
        return a
    def una():
        if peek()[2]=='-':
            eat(); a=una(); return lambda x:-a(x)
        return pw()
    def pw():
        a=atom()
        if peek()[2]=='^':
            eat(); b=una(); return lambda x:powr(a(x),b(x))
        return a
    def atom():
        t=eat()
        if t[0]: v=mpf(float(t[0])); return lambda x:v
        if t[1]:
            if t[1]=='x': return lambda x:x
            f=env[t[1]]; eat('('); args=[cond()]
            while peek()[2]==',': eat(); args.append(cond())
            eat(')')
            return lambda x:f(*[a(x) for a in args])
        assert t[2]=='(',t
        a=cond(); eat(')'); return a
    r=cond(); assert pos[0]==len(ts); return r

h = mpf(10) ** -60


def side(f, X, v, s):
    """None: no value there. Else the slope (None where it doesn't settle) and whether the value is continuous."""
    try:
        far = [f(X + s * h * k) for k in (1, 2)]
        near = [f(X + s * h * k / mpf(10) ** 30) for k in (1, 2)]
    except Und:
        return None
    D1 = (far[1] - far[0]) / (s * h)
    D2 = (near[1] - near[0]) / (s * h / mpf(10) ** 30)
    limit = 2 * near[0] - near[1]
    continuous = bool(v is not None and abs(limit - v) <= mpf(10) ** -15 * (1 + abs(v)))
    if abs(D2) > mpf(10) ** 8 * max(abs(D1), 1):
        slope = "Infinity" if D2 > 0 else "-Infinity"
    elif abs(D1 - D2) <= mpf(10) ** -9 * max(abs(D2), mpf(10) ** -6):
        slope = m.nstr(D2, 15)
    else:
        slope = None
    return {"slope": slope, "continuous": continuous}


# every end of a domain at which the table says that the slope is infinite
ENDS = [("sqrt", 0), ("cbrt", 0), ("asin", -1), ("asin", 1), ("acos", -1), ("acos", 1), ("asec", -1), ("asec", 1),
        ("acsc", -1), ("acsc", 1), ("acosh", 1), ("asech", 1)]


def row(e, X):
    """None where it is no number."""
    f = parse(e)
    try:
        v = f(mpf(X))
    except Und:
        v = None
    if isinstance(v, bool):
        return None
    return {"expr": e, "at": X, "defined": v is not None, "left": side(f, mpf(X), v, -1), "right": side(f, mpf(X), v, 1)}


rows = []
while len(rows) < COUNT:
    e = tree(R.randint(1, 4))
    if not re.search(r"\bx\b", e):
        continue
    made = row(e, R.choice([0, 0, 0, 1, -1, 0.5, 2, -0.5]))
    if made:
        rows.append(made)
rows += [row(f"{name}(x)", X) for name, X in ENDS]
lines = ",\n".join(json.dumps(row) for row in rows)
Path(__file__).with_name("singular.json").write_text(f"[\n{lines}\n]\n")
