"""x"""


class Parler: ...
