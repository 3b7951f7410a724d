import Figures
import GeometryLaws

print("dynamic: built and linked")
